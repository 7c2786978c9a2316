<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section = "header">
        ${msg("loginOtpTitle")}
    <#elseif section = "form">
        <form id="kc-otp-login-form" class="form" onsubmit="login.disabled = true; return true;"
            action="${url.loginAction}" method="post" novalidate="novalidate">
            <#if otpLogin.userOtpCredentials?size gt 1>
            <fieldset class="field">
                <legend class="label">${msg("loginOtpWhich")}</legend>
                <#list otpLogin.userOtpCredentials as otpCredential>
                <div class="checkbox">
                    <input type="radio" id="kc-otp-credential-${otpCredential?index}" name="selectedCredentialId"
                        value="${otpCredential.id}"
                        <#if otpCredential.id == otpLogin.selectedCredentialId!''>checked</#if>>
                    <label for="kc-otp-credential-${otpCredential?index}">${(otpCredential.userLabel)!msg("loginOtpUnnamed")}</label>
                </div>
                </#list>
            </fieldset>
            <#else>
            <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}">
            </#if>
            <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" fieldName="totp" autofocus=true
                hint=msg("loginOtpHint") />
            <@buttons.loginButton />
        </form>
    </#if>
</@layout.registrationLayout>
